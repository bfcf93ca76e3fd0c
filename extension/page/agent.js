// The page agent: describes, reads, fills and rings the controls of one frame
// of a Setup page, as the background commands. It decides nothing about
// Salesforce: which control is meant, and whether a fill took, is judged by the
// caller. It never presses a button or follows a link of the page by itself,
// except the mover between the two halves of one list and the opener of one
// list of options.
//
// It runs in the extension's isolated world, injected on demand, and is called
// through `scripting.executeScript`; it listens to no message and to no event
// of the page as a command.
//
// The build joins the files of this folder, in the order of their names, into
// one function, so that nothing of theirs is seen outside of it.

const VERSION = chrome.runtime.getManifest().version;
// A page can give the window an element by any name; only what is the world's
// own is an agent.
const earlier = Object.hasOwn(globalThis, 'guidepostPage') ? globalThis.guidepostPage : undefined;

// What takes too long is given up, and said so.
function carriedOut(run, command) {
  const givenUp = (error) => {
    if (error instanceof TooMuch) {
      return { reply: 'not_understood', message: error.message };
    }
    throw error;
  };
  try {
    const answer = ['describe', 'fill', 'pick', 'clear'].includes(command.do) ? run(command) : bounded(() => run(command));
    return answer instanceof Promise ? answer.catch(givenUp) : answer;
  } catch (error) {
    return givenUp(error);
  }
}

// Whether this frame and each one around it, up to the tab's own, is a page of the org. A
// frame that the page has sandboxed has no origin, whatever its address; one that a script
// has made within the page (`about:blank`, `srcdoc`) has no host, nor is what it shows a page
// of Setup.
function isOfOrg(hosts) {
  const hostOf = (view, origin) => {
    try {
      return view.location.host;
    } catch {
      // Of a frame of another origin no more is known than that.
      return origin === undefined ? '' : new URL(origin).host;
    }
  };
  const around = [];
  for (let view = window; view !== window.top; view = view.parent) {
    around.push(hostOf(view.parent, location.ancestorOrigins?.[around.length]));
  }
  return globalThis.origin !== 'null' && [location.host, ...around].every((host) => hosts.includes(host));
}

const COMMANDS = {
  describe, read, fill, ring, ring_unseen: ringUnseen, focus_target: focusTarget, keep_clear: keepClear, see_panel: seePanel, pick, clear: () => endPick() ?? clear(),
};

// Injected again, the agent that is there stays, and so do its handles and its ring.
if (earlier?.version !== VERSION) {
  earlier?.({ do: 'clear' });
  // `hosts` are those of the org in the tab: a page may show frames of others.
  const guidepostPage = (command, hosts = []) => {
    const run = Object.hasOwn(COMMANDS, command?.do) ? COMMANDS[command.do] : null;
    if (run && command.do !== 'clear' && !isOfOrg(hosts)) {
      return { reply: 'elsewhere' };
    }
    return run ? carriedOut(run, command) : { reply: 'not_understood', message: `no command ${command?.do}` };
  };
  guidepostPage.version = VERSION;
  guidepostPage.nextHandle = () => nextHandle;
  globalThis.guidepostPage = guidepostPage;
}
