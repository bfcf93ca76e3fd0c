// The library's judgement (tests/page/locate.rs), asked line by line.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));

// Built beforehand where many files run one after the other.
const BUILT = process.env.GUIDEPOST_LOCATE;

export function startJudge() {
  const [program, ...words] = BUILT ? [BUILT] : ['cargo', 'run', '--quiet', '--locked', '--example', 'locate'];
  const child = spawn(program, words, { cwd: root, stdio: ['pipe', 'pipe', 'inherit'] });
  const answers = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  return {
    async ask(question) {
      child.stdin.write(`${JSON.stringify(question)}\n`);
      const { value, done } = await answers.next();
      if (done) {
        throw new Error(`The library did not answer ${JSON.stringify(question).slice(0, 200)}`);
      }
      return JSON.parse(value);
    },
    async close() {
      child.stdin.end();
      if (child.exitCode === null) {
        await once(child, 'exit');
      }
    },
  };
}
