/**
 * From where and when the users of a profile may log in. No object of the data
 * API shows this; the Metadata API reads and writes it with the profile.
 */
import { BlockList, isIP } from 'node:net';
import { OrgError } from '../errors.mjs';
import * as audit from './audit.mjs';

export const table = 'CREATE TABLE loginLimit (profileId TEXT PRIMARY KEY, ranges TEXT, hours TEXT, timeZone TEXT)';

const days = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];
const minutesOfDay = 24 * 60;

function limitsOf(store, profileId) {
  const [row] = store.sql('SELECT ranges, hours, timeZone FROM loginLimit WHERE profileId = ?', profileId);
  return { ranges: JSON.parse(row?.ranges ?? '[]'), hours: JSON.parse(row?.hours ?? 'null'), timeZone: row?.timeZone ?? null };
}

function save(store, profileId, { ranges, hours, timeZone }) {
  store.db.prepare('INSERT OR REPLACE INTO loginLimit VALUES (?, ?, ?, ?)').run(profileId, JSON.stringify(ranges), JSON.stringify(hours), timeZone);
}

const family = (address) => `ipv${isIP(address)}`;

/** The addresses of a range as a list to ask. */
function listOf({ startAddress, endAddress }) {
  const refuse = () => new OrgError('FIELD_INTEGRITY_EXCEPTION', `Invalid login IP range: ${startAddress} to ${endAddress}`, { fact: 'login-ip-form', fields: ['loginIpRanges'] });
  if (!isIP(startAddress ?? '') || isIP(startAddress) !== isIP(endAddress ?? '')) throw refuse();
  const list = new BlockList();
  try {
    list.addRange(startAddress, endAddress, family(startAddress));
  } catch (error) {
    if (error.code === 'ERR_INVALID_ARG_VALUE') throw refuse();
    throw error;
  }
  return list;
}

function minute(day, word, text) {
  const value = Number(text);
  if (/^\d+$/.test(text) && value <= minutesOfDay) return value;
  throw new OrgError('FIELD_INTEGRITY_EXCEPTION', `Invalid login hours: ${day}${word} must be minutes since midnight, not ${text}`, { fact: 'login-hours-form', fields: ['loginHours'] });
}

/** { monday: [480, 1020], ... } of the elements `mondayStart`, `mondayEnd`, ...; null without any. */
function readHours(elements) {
  const hours = {};
  for (const day of days) {
    const [start, end] = ['Start', 'End'].map((word) => elements[day + word]);
    if (start === undefined && end === undefined) continue;
    hours[day] = [minute(day, 'Start', start), minute(day, 'End', end)];
  }
  return Object.keys(hours).length ? hours : null;
}

/**
 * Replaces what `given` names: `loginIpRanges`, a list of { startAddress,
 * endAddress, description }, and `loginHours` ({} lets users in at any time).
 */
export function setLoginLimits(store, profileId, given, actor) {
  const limits = limitsOf(store, profileId);
  const profile = store.get('Profile', profileId);
  if (given.loginIpRanges) {
    const ranges = given.loginIpRanges;
    ranges.forEach(listOf);
    const key = ({ startAddress, endAddress }) => `from ${startAddress} to ${endAddress}`;
    const [before, after] = [limits.ranges, ranges].map((list) => new Set(list.map(key)));
    for (const words of after) if (!before.has(words)) audit.loginRangeChanged(store, profile, 'Added', words, actor);
    for (const words of before) if (!after.has(words)) audit.loginRangeChanged(store, profile, 'Removed', words, actor);
    limits.ranges = ranges;
  }
  if (given.loginHours) {
    limits.hours = readHours(given.loginHours);
    // The zone stays what it was when the hours were first set, whatever the org's becomes.
    limits.timeZone ??= store.get('Organization', store.orgId).TimeZoneSidKey;
    audit.loginHoursChanged(store, profile, actor);
  }
  save(store, profileId, limits);
  store.update('Profile', profileId, {}, actor);
}

/** The limits as elements of the profile's metadata. */
export function showLoginLimits(store, profileId) {
  const { ranges, hours } = limitsOf(store, profileId);
  return {
    ...(ranges.length ? { loginIpRanges: ranges } : {}),
    ...(hours ? { loginHours: Object.fromEntries(Object.entries(hours).flatMap(([day, [start, end]]) => [[`${day}Start`, start], [`${day}End`, end]])) } : {}),
  };
}

/** Weekday and minute of the day that a clock on the wall of the zone shows. */
function wallClock(time, timeZone) {
  const parts = new Intl.DateTimeFormat('en-GB', { timeZone, weekday: 'long', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).formatToParts(time);
  const value = (type) => parts.find((part) => part.type === type).value;
  return { day: value('weekday').toLowerCase(), now: Number(value('hour')) * 60 + Number(value('minute')) };
}

/** What keeps a user of the profile out: 'address', 'hour' or nothing (null). */
export function loginBarrier(store, profileId, address) {
  const { ranges, hours, timeZone } = limitsOf(store, profileId);
  if (ranges.length && !ranges.some((range) => listOf(range).check(address, family(address)))) return 'address';
  if (!hours) return null;
  const { day, now } = wallClock(store.clock(), timeZone);
  // A day without hours is open; the same start and end close it.
  const [start, end] = hours[day] ?? [0, minutesOfDay];
  return now >= start && now < end ? null : 'hour';
}
