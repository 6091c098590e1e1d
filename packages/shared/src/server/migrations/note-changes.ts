/**
 * SQL that has every change of a table written into the audit trail (migration 0015): one note a statement.
 * @param subject the kind of the record that the table's rows are part of
 * @param column names that record in each row
 */
export function noteChanges(table: string, subject: string, column: string): string {
  const trigger = (name: string, event: string, rows: string): string =>
    `CREATE TRIGGER ${name} AFTER ${event} ON ${table} REFERENCING ${rows} TABLE AS changed
     FOR EACH STATEMENT EXECUTE FUNCTION app.note_change('${subject}', '${column}');
  `;
  return (
    trigger('note_added', 'INSERT', 'NEW') +
    trigger('note_changed', 'UPDATE', 'NEW') +
    trigger('note_removed', 'DELETE', 'OLD')
  );
}
