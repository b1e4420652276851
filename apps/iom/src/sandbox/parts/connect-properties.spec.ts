import { propertiesFile, workerSettings } from './connect-properties.js';

describe('the settings of Kafka Connect', () => {
  it('keep what a regular expression says', () => {
    expect(propertiesFile({ pattern: String.raw`ndelius\.(R_\w+)`, plain: '$1' })).toBe(
      'pattern=ndelius\\\\.(R_\\\\w+)\nplain=$1\n',
    );
  });

  it('open no port to other machines', () => {
    const place = { brokers: ['127.0.0.1:1', '127.0.0.1:2'], port: 20_001, offsetsPath: '/x' };
    expect(workerSettings(place)).toMatchObject({
      listeners: 'http://127.0.0.1:20001',
      'bootstrap.servers': '127.0.0.1:1,127.0.0.1:2',
    });
  });
});
