import { program } from './program.js';

// kafkajs sets one timer in the past, and Node says so; there is nothing in it for whoever reads the screen.
process.removeAllListeners('warning');

await program().parseAsync(process.argv);
