import classes from './line-editor.module.css';

/** What the fields of an outcome's line mean: said once for all lines, for whoever writes their first card. */
export function FieldWords() {
  return (
    <details className={classes.means}>
      <summary>What the fields mean</summary>
      <ul>
        <li>Code: a short name without spaces, such as WORK_13_WEEKS. It stays the same on every card.</li>
        <li>Domain: the part of life that it belongs to, such as Work or Housing.</li>
        <li>Cohort: historic are people who were rolled over from an earlier service, new are all others.</li>
        <li>
          Comes after: the outcome that has to be reached first. Once it is chosen, you can say for how long
          it has to last.
        </li>
        <li>
          At most: how many of these are paid for, for all people together: in all, and in a year of the
          contract.
        </li>
        <li>Evidence: a claim needs one of those that are ticked. A data match is added by Weft alone.</li>
      </ul>
    </details>
  );
}
