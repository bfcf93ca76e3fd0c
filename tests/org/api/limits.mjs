/** The limits resource: names and sizes as an Enterprise Edition org shows them. Only the API requests are counted. */

const sizes = {
  ActiveScratchOrgs: 40, AnalyticsExternalDataSizeMB: 40_960, ConcurrentAsyncGetReportInstances: 200, ConcurrentSyncReportRuns: 20,
  DailyAsyncApexExecutions: 250_000, DailyAsyncApexTests: 500, DailyBulkApiBatches: 15_000, DailyBulkV2QueryFileStorageMB: 976_562, DailyBulkV2QueryJobs: 10_000,
  DailyDurableGenericStreamingApiEvents: 10_000, DailyDurableStreamingApiEvents: 10_000, DailyGenericStreamingApiEvents: 10_000, DailyScratchOrgs: 80,
  DailyStandardVolumePlatformEvents: 10_000, DailyStreamingApiEvents: 10_000, DailyWorkflowEmails: 1000, DataStorageMB: 10_240, DurableStreamingApiConcurrentClients: 20,
  FileStorageMB: 10_240, HourlyAsyncReportRuns: 1200, HourlyDashboardRefreshes: 200, HourlyDashboardResults: 5000, HourlyDashboardStatuses: 999_999_999,
  HourlyLongTermIdMapping: 100_000, HourlyODataCallout: 1000, HourlyPublishedPlatformEvents: 50_000, HourlyPublishedStandardVolumePlatformEvents: 1000,
  HourlyShortTermIdMapping: 100_000, HourlySyncReportRuns: 500, HourlyTimeBasedWorkflow: 1000, MassEmail: 5000, Package2VersionCreates: 6,
  Package2VersionCreatesWithoutValidation: 500, SingleEmail: 5000, StreamingApiConcurrentClients: 20,
};

/** Seen: these two are for users who manage users. */
const forUserManagers = new Set(['DataStorageMB', 'FileStorageMB']);

export function limits(store, { calls, dailyLimit }, actor) {
  const held = store.permissionsOf(actor);
  const shown = Object.entries(sizes).filter(([name]) => held.has('ManageUsers') || !forUserManagers.has(name));
  const sets = store.find('PermissionSet').filter(({ IsOwnedByProfile, NamespacePrefix }) => !IsOwnedByProfile && !NamespacePrefix).length;
  return Object.fromEntries([
    ...shown.map(([name, Max]) => [name, { Max, Remaining: Max }]),
    ['DailyApiRequests', { Max: dailyLimit, Remaining: Math.max(0, dailyLimit - calls) }],
    ['PermissionSets', { CreateCustom: { Max: 1000, Remaining: 1000 - sets }, Max: 1500, Remaining: 1500 - sets }],
  ].sort(([a], [b]) => (a < b ? -1 : 1)));
}
