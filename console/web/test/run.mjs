// node test/run.mjs SCENARIO: exit code 0 if it goes as told.
import { scenarios } from './scenarios.mjs';

const scenario = scenarios[process.argv[2]];
if (!scenario) throw new Error(`there is no scenario ${process.argv[2]}; there are ${Object.keys(scenarios).join(', ')}`);
await scenario();
