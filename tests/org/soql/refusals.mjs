/** How SOQL is refused: with the place in the query, in the words of the query resource. */
import { OrgError } from '../errors.mjs';

/** A refusal that shows the place; `fact` is the row of FACTS.md behind it. */
export function errorAt(soql, token, errorCode, message, fact) {
  const index = Math.max(0, soql.search(new RegExp(`\\b${token.replace(/[^\w.]/g, '\\$&')}\\b`, 'i')));
  const line = soql.slice(Math.max(0, index - 30), index + 30).replace(/\s+/g, ' ');
  return new OrgError(errorCode, `\n${line}\n${' '.repeat(Math.min(index, 30))}^\nERROR at Row:1:Column:${index + 1}\n${message}`, { fact });
}

export const unexpected = (token, fact = 'soql-syntax') => new OrgError('MALFORMED_QUERY', `unexpected token: '${token}'`, { fact });

/** What Salesforce answers and this org does not; silence would be a wrong answer. */
export const beyondThisOrg = (what) => new OrgError('MALFORMED_QUERY', `${what} is not supported by this org.`, { fact: 'soql-limits-of-this-org' });

const seeDescribe = 'Please reference your WSDL or the describe call for the appropriate names.';

export const unknownObject = (name) => `sObject type '${name}' is not supported. If you are attempting to use a custom object, be sure to append the '__c' after the entity name. ${seeDescribe}`;
export const unknownField = (name, object) => `No such column '${name}' on entity '${object}'. If you are attempting to use a custom field, be sure to append the '__c' after the custom field name. ${seeDescribe}`;
export const unknownRelationship = (name, place) => `Didn't understand relationship '${name}' in ${place}. If you are attempting to use a custom relationship, be sure to append the '__r' after the custom relationship name. ${seeDescribe}`;
