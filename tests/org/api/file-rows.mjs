/** The FileProperties of components that are rows of an object. */

export function fileRow(store, row, { type, fullName, folder, suffix }) {
  const person = (id) => store.get('User', id)?.Name ?? 'Automated Process';
  return {
    createdById: row.CreatedById, createdByName: person(row.CreatedById), createdDate: row.CreatedDate,
    fileName: `${folder}/${encodeURIComponent(fullName)}.${suffix}`, fullName, id: row.Id,
    lastModifiedById: row.LastModifiedById, lastModifiedByName: person(row.LastModifiedById), lastModifiedDate: row.LastModifiedDate,
    ...(row.NamespacePrefix ? { manageableState: 'installed', namespacePrefix: row.NamespacePrefix } : {}), type,
  };
}
