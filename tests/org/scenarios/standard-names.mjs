/**
 * Names of the profiles that come with every org, as an org of another language
 * shows them. Seen in public code and records: the administrator's in every
 * language, and in Spanish and Japanese orgs the English name of the API-only
 * profile. The others are inferred.
 */
export const standardNames = {
  en_US: {
    administrator: 'System Administrator', user: 'Standard User', apiOnly: 'Minimum Access - API Only Integrations',
    others: ['Contract Manager', 'Marketing User', 'Minimum Access - Salesforce', 'Read Only', 'Solution Manager'],
  },
  de: {
    administrator: 'Systemadministrator', user: 'Standardbenutzer', apiOnly: 'Minimalzugriff - Nur-API-Integrationen',
    others: ['Vertragsmanager', 'Marketingbenutzer', 'Minimalzugriff - Salesforce', 'Schreibgeschützt', 'Lösungsmanager'],
  },
  es: {
    administrator: 'Administrador del sistema', user: 'Usuario estándar', apiOnly: 'Minimum Access - API Only Integrations',
    others: ['Gestor de contratos', 'Usuario de marketing', 'Minimum Access - Salesforce', 'Solo lectura', 'Gestor de soluciones'],
  },
  ja: {
    administrator: 'システム管理者', user: '標準ユーザ', apiOnly: 'Minimum Access - API Only Integrations',
    others: ['契約管理者', 'マーケティングユーザ', 'Minimum Access - Salesforce', '参照のみ', 'ソリューション管理者'],
  },
};
