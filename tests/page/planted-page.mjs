// What is a customer's own, planted in every place that a page has for a text, as data.
export const planted = [
  'Anna Kowalska', 'Salary of Wojciech', '+49 30 7712984', 'w.kowalska@havencroft.example', 'Lindenstrasse 47', '0055gQ7xKz9AbcD', 'x0055gQ7xKz9AbcD',
  'Salary_Wojciech__c', 'kwlsk__Merger__c', 'MergerWithHooli', 'Анна Ковальская', 'محمد الحسيني', '田中太郎', '王小明', '김철수',
];

// What of a text must not be found again: its words, and the halves of these.
export function pieces(text) {
  const isLong = (piece) => [...piece].length >= (/^[\0-\x7f]*$/u.test(piece) ? 4 : 2);
  const lower = text.toLowerCase();
  return [lower, ...lower.split(/[^\p{L}\p{N}]+/u).flatMap((word) => [word, word.slice(0, word.length / 2), word.slice(word.length / 2)])].filter(isLong);
}

// What gives a control its name stands alone; all else at once.
const attributes = [['aria-label'], ['title'], ['placeholder'], ['value'],
  ['id', 'name', 'data-value', 'data-tab-value', 'data-id', 'class', 'alt', 'aria-description', 'aria-roledescription', 'aria-valuetext', 'autocomplete', 'list', 'form',
    'pattern', 'aria-labelledby', 'aria-describedby']];
const holders = [
  '<input @>', '<input type=checkbox @>', '<input type=radio @>', '<input type=button @>', '<input type=file @>', '<input role=combobox @>', '<textarea @></textarea>', '<select @><option>a</select>',
  '<button @>b</button>', '<a href="#" @>l</a>', '<div role=tab @>t</div>', '<div role=group @><input></div>', '<button role=combobox @>c</button>',
];
const wordings = [
  '<label>@<input></label>', '<label>Name of @<input></label>', '<label><input type=checkbox>@</label>', '<label><input type=radio>@</label>', '<fieldset><legend>@</legend><input></fieldset>',
  '<h1>@</h1>', '<h2>Profile @</h2><input>', '<b>@</b>', '<button>@</button>', '<a href="/@">@</a>', '<select aria-label=Profile><option value="@" selected>@</option><option>@ (api)</option></select>',
  '<div role=listbox><div role=option>@</div></div>', '<div role=tab aria-selected=true>@</div>', '<ul><li>@ <input></li></ul>', '<table><caption>@</caption><tr><th>@</th><td><input></td></tr></table>',
  '<table><tr><td>@</td><td><input type=checkbox></td></tr></table>', '<table><tr><td>Password</td><td>@</td><td><a href="#">@</a></td><td><input type=checkbox aria-label="@"></td></tr></table>',
  '<dl><dt>@</dt><dd><input></dd></dl>', '<div class=toastMessage>@</div>', '<div class=pbError>@</div>', '<div><input><div class=errorMsg>@</div></div>', '<textarea aria-label=Description>@</textarea>',
  '<div><span class=slds-form-element__label>@</span><div class=slds-form-element__static>@</div></div>', '<details><summary>@</summary><input></details>', '<p>@</p><input>',
  '<span id=by>@</span><input aria-labelledby=by>', '<optgroup label="@"></optgroup>', '<div role=dialog aria-label="@"><button>@</button></div>', '<button><img alt="@"></button>', '<output>@</output>',
  '<iframe id="@" name="@" title="@"></iframe>',
];

// A page in which a text stands wherever one can, behind `address`.
export function pageWith(text) {
  const quoted = text.replaceAll('"', '&quot;');
  const parts = [
    ...holders.flatMap((holder) => attributes.flatMap((names) => ['', 'input-'].map((start) => holder.replace('@', names.map((name) => `${name}="${start}${quoted}"`).join(' '))))),
    ...wordings.map((wording) => wording.replaceAll('@', quoted)),
    `<x-${text.toLowerCase().replace(/[^a-z]+/gu, '')}-field role=button>b</x-${text.toLowerCase().replace(/[^a-z]+/gu, '')}-field>`,
  ];
  return { markup: parts.map((part) => `<div>${part}</div>`).join(''), address: `/0PS?${encodeURIComponent(text)}=1&s=${encodeURIComponent(text)}&x=${encodeURIComponent(text)}` };
}
