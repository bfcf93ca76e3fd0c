/**
 * Which security level a session must have: what profiles ask of their users'
 * sessions, and apps of the logins through them. A login without a person in
 * front of it never has the higher level.
 */
import { OrgError } from '../errors.mjs';
import * as audit from './audit.mjs';

export const table = 'CREATE TABLE sessionSetting (profileId TEXT PRIMARY KEY, fullName TEXT, level TEXT, timeout INTEGER, changed TEXT)';

const timeouts = [15, 30, 60, 120, 240, 480, 720, 1440];

export const sessionSettings = (store) => store.sql('SELECT * FROM sessionSetting ORDER BY fullName');

/** What a profile asks of its users' sessions; `requiredSessionLevel` null asks for nothing. */
export function setSessionSetting(store, profileId, { requiredSessionLevel = null, sessionTimeout = 120, fullName = null }, actor) {
  if (!timeouts.includes(sessionTimeout)) throw new OrgError('FIELD_INTEGRITY_EXCEPTION', `${sessionTimeout} is not a valid session timeout`, { fields: ['sessionTimeout'], fact: 'profile-session-setting' });
  const [old] = store.sql('SELECT fullName, level FROM sessionSetting WHERE profileId = ?', profileId);
  const profile = store.get('Profile', profileId);
  const name = old?.fullName ?? fullName ?? `${profile.Name.replace(/\W/g, '_')}_profileSessionSetting${store.clock()}`;
  store.db.prepare('INSERT OR REPLACE INTO sessionSetting VALUES (?, ?, ?, ?, ?)').run(profileId, name, requiredSessionLevel, sessionTimeout, store.now());
  audit.sessionLevelChanged(store, profile, old?.level ?? null, requiredSessionLevel, actor);
  return name;
}

export function removeSessionSetting(store, fullName) {
  return store.db.prepare('DELETE FROM sessionSetting WHERE fullName = ?').run(fullName).changes > 0;
}

/** Whether the user's profile asks for a session of high assurance. */
export function asksHighAssurance(store, userId) {
  const [row] = store.sql('SELECT s.level FROM sessionSetting s JOIN User u ON u.ProfileId = s.profileId WHERE u.Id = ?', userId);
  return row?.level === 'HIGH_ASSURANCE';
}
