// The frame around every classic Setup page, and the parts they share. Ids and
// class names follow what public automation code relies on: page blocks with
// .pbHeader and .pbBody, rows of td.labelCol and td.data2Col, input.btn buttons.
import { randomInt } from 'node:crypto';
import { html, page, word } from '../html.mjs';

// Visualforce generates these parts; they differ between orgs and releases.
export const generatedId = `j_id${randomInt(20, 200)}`;

// `title` is words, or words and a name behind a colon; `heading` is a name,
// unless it is marked as words.
export function classicPage(context, { title, kind, heading, body, scripts = [], status = 200 }) {
  const [, words, name] = /^([^:]*)(?:: (.*))?$/s.exec(title);
  const markup = html`<!doctype html>
<html lang="${context.lang}">
<head>
<meta charset="utf-8">
<title>${word(words)}${name === undefined ? '' : html`: ${name}`} ~ Salesforce - ${context.organization.OrganizationType}</title>
<meta name="shell-origin" content="${context.shellOrigin}">
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/_ui/classic/classic.css">
<script defer src="/_ui/classic/classic.js"></script>
${scripts.map((name) => html`<script defer src="/_ui/classic/${name}"></script>`)}
</head>
<body class="sfdcBody setupTab Setup" id="bodyCell">
<div class="content">
<div class="bPageTitle"><div class="ptBody"><h1 class="pageType">${word(kind)}</h1><h2 class="pageDescription">${heading}</h2></div></div>
${body}
</div>
</body>
</html>`;
  return page(markup, { status, say: context.say, csp: `frame-ancestors 'self' ${context.shellOrigin}; object-src 'none'; base-uri 'self'` });
}

// Keeps the mark of the Lightning frame on addresses that load inside it.
export function within(context, address) {
  if (context.request.url.searchParams.get('isdtp') !== 'p1') {
    return address;
  }
  return `${address}${address.includes('?') ? '&' : '?'}isdtp=p1`;
}

export function tokenField(context) {
  return html`<input type="hidden" name="_CONFIRMATIONTOKEN" value="${context.csrfToken}">`;
}

// Buttons stand above the block and, on edit pages, below it as well. `buttons`
// makes them for a place ('top' or 'bottom'), so that ids stay unique.
export function pageBlock({ title, buttons = null, body, bottom = false }) {
  const below = bottom && buttons
    ? html`<div class="pbBottomButtons"><table><tbody><tr><td class="pbTitle"></td><td class="pbButtonb">${buttons('bottom')}</td></tr></tbody></table></div>`
    : '';
  return html`<div class="bPageBlock brandSecondaryBrd apexDefaultPageBlock">
<div class="pbHeader"><table><tbody><tr><td class="pbTitle"><h2 class="mainTitle">${word(title)}</h2></td><td class="pbButton">${buttons ? buttons('top') : ''}</td></tr></tbody></table></div>
<div class="pbBody">${body}</div>
${below}
</div>`;
}

export function detailRows(rows) {
  return html`<table class="detailList"><tbody>${rows.map(
    ([label, value]) => html`<tr><td class="labelCol">${word(label)}</td><td class="dataCol data2Col">${value}</td></tr>`,
  )}</tbody></table>`;
}

export function checkImage(value) {
  const [name, text] = value ? ['checkbox_checked', word('Checked')] : ['checkbox_unchecked', word('Not Checked')];
  return html`<img class="checkImg" src="/_ui/classic/${name}.svg" alt="${text}" title="${text}">`;
}

// The classic list of errors on top of a form, with the org's own words.
export function errorBlock(messages) {
  if (messages.length === 0) {
    return '';
  }
  return html`<div class="message errorM3 pbError" id="errorDiv_ep" role="alert">
<div class="messageText"><span class="errorMsg">Error: Invalid Data.<br>Review all error messages below to correct your data.</span>
<ul>${messages.map((message) => html`<li class="errorMsg">${word(message)}</li>`)}</ul></div></div>`;
}

// Two lists and the links between them. `items` are {value, text, title,
// selected}; the link either runs an onclick handler or is a javascript: link,
// both of which occur in Salesforce's releases.
export function duelingList(context, { prefix, availableLabel, selectedLabel, items }) {
  const options = (selected) => items
    .filter((item) => item.selected === selected)
    .sort((one, other) => one.text.localeCompare(other.text, 'en'))
    .map((item) => html`<option value="${item.value}" title="${item.title ?? item.text}">${item.text}</option>`);
  const mover = (direction, caption) => {
    const call = `moveOptions('${prefix}', '${direction}')`;
    const script = context.links === 'javascript' ? html`href="javascript:${call}"` : html`href="javascript:void(0)" onclick="${call}; return false;"`;
    return html`<div class="text">${word(caption)}<a id="${prefix}:backingList_${direction}" ${script}><img id="${prefix}:${direction}" src="/_ui/classic/${direction}.svg" alt="${word(caption)}" title="${word(caption)}"></a></div>`;
  };
  const list = (suffix, label, selected) => html`<td class="selectCell"><div class="selectTitle"><label for="${prefix}:${suffix}">${word(label)}</label></div>
<select id="${prefix}:${suffix}" name="${prefix}:${suffix}" multiple size="14" title="${word(label)}">${options(selected)}</select></td>`;
  return html`<div class="duelingListBox" id="${prefix}"><input type="hidden" name="${prefix}:state">
<table><tbody><tr>${list('backingList_a', availableLabel, false)}<td>${mover('add', 'Add')}${mover('remove', 'Remove')}</td>${list('backingList_s', selectedLabel, true)}</tr></tbody></table></div>`;
}

// The values that a submitted dueling list holds; null when the field is unreadable.
export function readDuelingList(form, prefix) {
  try {
    const values = JSON.parse(form.get(`${prefix}:state`) ?? '');
    return Array.isArray(values) && values.every((value) => typeof value === 'string') ? values : null;
  } catch {
    return null;
  }
}
