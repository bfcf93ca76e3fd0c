// The names that the agent gives the controls of the stand-in org's pages are
// those of Chromium's own accessibility tree: every visible control of every
// page, in both shadow modes and in three languages. The soak takes every
// language, mode and profile editor.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { compareClassic, compareLightning, compareNames, marks } from './names-pages.mjs';
import { namesBySide } from './names.mjs';
import { startRig } from './rig.mjs';

const languages = ['en_US', 'de', 'ja'];
const inMode = { synthetic: ['en_US', 'de'], native: ['en_US', 'ja'] };

// Each is one control, or its parts; what a name is made of differs in each.
const markup = [
  '<label for=a1>Plain</label><input id=a1>',
  '<label for=a2><abbr title=required>*</abbr>Star</label><input id=a2>',
  '<span id=a0><abbr title=needed aria-label=needed>*</abbr> Called</span><input aria-labelledby=a0>',
  '<label for=a3><b>A</b>B<i>C</i></label><input id=a3>',
  '<label for=a4><div>A</div><div>B</div></label><input id=a4>',
  '<label for=a5>A<br>B<wbr>C</label><input id=a5>',
  '<label for=a6>A<span style="display:inline-block">B</span>C</label><input id=a6>',
  '<label for=a7>A<span hidden>no</span><span style="visibility:hidden">no</span><span aria-hidden=true>no</span>C</label><input id=a7>',
  '<label for=a8>A<span aria-label="spoken">written</span>C</label><input id=a8>',
  '<label for=a9>A <span style="display:contents">within</span> B</label><input id=a9>',
  '<span id=b1 hidden>Hidden <i>label</i></span><input aria-labelledby=b1>',
  '<span id=b2 style="display:none"><span style="display:none">deep</span>top</span><input aria-labelledby=b2>',
  '<span id=b3>One</span><span id=b4>Two</span><input aria-labelledby="b4 b3">',
  '<input id=b5 aria-labelledby="b5 b3" aria-label="Self">',
  '<span id=b6 aria-labelledby=b7>X</span><span id=b7 aria-labelledby=b6>Y</span><input aria-labelledby=b6>',
  '<input aria-labelledby=nothing aria-label="Instead">',
  '<input aria-labelledby=b8><span id=b8><span aria-labelledby=b3>not followed</span> out</span>',
  '<span id=b9 aria-hidden=true>unspoken</span><input aria-labelledby=b9>',
  '<input title="By title">', '<input placeholder="By placeholder">', '<input title="T" placeholder="P">',
  '<input type=button title=T>', '<input type=submit value=" Save ">', '<input type=image alt=Alt>', '<input type=image title=IT>',
  '<button>A<span>B</span></button>', '<button title=T></button>', '<button><img alt=Pic></button>', '<button><span title="unread"></span></button>',
  '<button><svg><title>Drawing</title></svg>Words</button>', '<button>Menu<span role=tooltip>tip</span><span aria-live=polite>news</span></button>',
  '<a href=#>Link <b>bold</b></a>', '<a href=#><img alt="Pic" title=t></a>', '<a href=# title=T>Words</a>', '<a href=#><img title="Only title"></a>',
  '<label for=c1>With <button>Help</button></label><input id=c1>',
  '<label for=c2>First</label><label for=c2>Second</label><input id=c2>',
  '<label for=c4 style="text-transform:uppercase">upper</label><input id=c4>',
  '<label for=c5 class=beside>Within</label><input id=c5>', '<button class=beside>Button</button>',
  '<label for=c6 aria-labelledby=b3>Text</label><input id=c6>', '<label for=c7 aria-label="Spoken">Text</label><input id=c7>',
  '<label for=c8></label><input id=c8 title=Title>', '<label for=c9>Colon:</label><input id=c9>',
  '<label for=d1>&nbsp;No&nbsp;break </label><input id=d1>', '<label for=d2>soft\u00adhyphen zero\u200bwidth e\u0301</label><input id=d2>',
  '<label for=d3>Glyph \ue001</label><input id=d3>', '<label for=d4>A<a href=#>link</a>B</label><input id=d4>',
  '<a href=#><span aria-labelledby=b3>replaced</span>tail</a>', '<a href=#>x<ruby>k<rt>r</rt></ruby></a>', '<a href=#><h2>Head</h2>tail</a>',
  '<button><table><tr><td>c1</td><td>c2</td></tr></table></button>', '<button><span style="position:absolute">a</span>b</button>',
  '<label for=d5>Label</label><button id=d5 role=combobox>value</button>', '<button role=combobox>no name</button>',
  '<label for=d6>Label</label><button id=d6>content</button>', '<div role=button>Div <p>paragraph</p></div>', '<div role=tab>Tab</div>',
  '<label><input type=checkbox>Around</label>', '<label>Area<textarea>value</textarea></label>', '<label>Choice <select><option>One</select></label>',
  '<label for=d7 style="position:absolute;width:1px;height:1px;overflow:hidden;clip:rect(0,0,0,0)">Clipped</label><input id=d7>',
];

for (const shadow of ['synthetic', 'native']) describe(`names with ${shadow} shadow`, { concurrency: false }, () => {
  let rig;

  before(async () => {
    rig = await startRig({ shadow, scenario: 'complete', laidOpen: ['elementOf'] });
  });
  after(() => rig?.close());

  // Classic pages have no shadow, so they are the same in both modes.
  if (shadow === 'synthetic') {
    for (const language of languages) test(`on the classic pages, in ${language}`, async () => {
      const controls = await compareClassic(rig, language, { everything: language === 'en_US' });
      assert.ok(controls > 150, `${controls} controls`);
    });

    test('in whatever markup', async () => {
      await rig.page.goto(`https://${rig.org.hosts.setup}/0PS`);
      await rig.page.evaluate((parts) => {
        const sheet = new CSSStyleSheet();
        sheet.replaceSync('.beside::before { content: "before \\"it\\" " } .beside::after { content: " after" }');
        document.adoptedStyleSheets = [sheet];
        document.body.innerHTML = parts.map((part) => `<div>${part}</div>`).join('');
      }, markup);
      assert.ok((await compareNames(rig, 'markup')).length >= markup.length);
    });

    test('but with the label that its author hid where nothing is seen', async () => {
      await rig.page.evaluate(() => {
        document.body.innerHTML = '<label for=c3 hidden>Hidden label</label><input id=c3>';
      });
      const [row] = await namesBySide(rig, marks);
      assert.deepEqual([row.ours, row.browser], ['Hidden label', '']);
    });

    test('but without what a control within a label holds', async () => {
      await rig.page.evaluate(() => {
        document.body.innerHTML = '<label><input type=checkbox>Keep <input value="hunter2"> days</label>';
      });
      const [row] = await namesBySide(rig, marks);
      assert.deepEqual([row.ours, row.browser], ['Keep days', 'Keep hunter2 days']);
    });
  }

  for (const language of inMode[shadow]) test(`on the Lightning pages, in ${language}`, () => compareLightning(rig, language));
});
