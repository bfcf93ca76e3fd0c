// The columns of tables in which controls stand.

// The words at the head of the column of a control; none where the table has no head, or
// one that does not stand over each column by itself. Of a column that names a secret
// nothing is told.
function columnOf(element, row) {
  const cell = row instanceof HTMLTableRowElement ? renderedAncestor(element, (at) => parentOf(at) === row) : null;
  const table = cell instanceof HTMLTableCellElement ? closest(row, 'table') : null;
  const head = table instanceof HTMLTableElement && table.tHead ? [...table.tHead.rows].at(-1) : null;
  if (!head || [...head.cells, ...row.cells].some(({ colSpan }) => colSpan !== 1) || head.cells.length !== row.cells.length) {
    return '';
  }
  const words = once(wordsOfHead, head.cells[cell.cellIndex]);
  return words !== '' && (namesSecret(words) || looksSecret(words)) ? UNTOLD : words;
}

function wordsOfHead(cell) {
  return clipped(wordsOf(cell, isControl), ROW_AT_MOST);
}
