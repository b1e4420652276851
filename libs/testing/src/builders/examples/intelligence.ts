import type { Examples } from './examples.js';

export const intelligence: Examples<'IntelligenceDisseminated'> = {
  IntelligenceDisseminated: {
    urn: 'IR-61-2026-000123',
    sanitisedText: 'ZZ synthetic: seen in the company of others near the retail park.',
    sourceEvaluation: 'UNTESTED',
    informationAssessment: 'B',
    handlingCode: 'P',
    conditionCodes: [],
    conditionText: null,
    releasedByRole: 'intelligence officer',
    expiresOn: '2026-09-14',
  },
};
