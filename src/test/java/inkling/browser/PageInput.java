package inkling.browser;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/**
 * Gives one input after the other to the page as it is, in the page itself, and hears what it says to each.
 *
 * @param act JavaScript that gives the page the input {@code input}: its files are {@code files}, its text {@code text}
 * @param done JavaScript that holds when the page has answered; {@code name} is the name of the first file
 * @param said JavaScript for what it says then, an array of texts
 */
record PageInput(String act, String done, String said) {
    /** Inputs that go to the browser at a time. */
    private static final int AT_A_TIME = 25;

    /** On a busy machine; what hangs takes for ever. */
    private static final int PATIENCE_MS = 20_000;

    private static final String LOOP = """
            async inputs => {
              const $ = selector => document.querySelector(selector);
              const bytesOf = base64 => Uint8Array.from(atob(base64), c => c.charCodeAt(0));
              const choose = (field, files) => {
                const all = new DataTransfer();
                files.forEach(file => all.items.add(file));
                field.files = all.files;
                field.dispatchEvent(new Event('change'));
              };
              const tick = () => new Promise(done => setTimeout(done, 2));
              const until = async (what, holds) => {
                const end = performance.now() + PATIENCE;
                while (!await holds()) {
                  if (performance.now() > end) { throw new Error(`The page was waited for in vain: ${what()}.`); }
                  await tick();
                }
              };
              const answers = [];
              for (const input of inputs) {
                const files = input.map(one => new File([bytesOf(one.bytes)], one.name));
                const name = input[0].name;
                const begin = performance.now();
                let [spoken, silence, last] = [begin, 0, ''];
                const listen = answered => {
                  const now = SAID.join();
                  if (now !== last || answered) {
                    silence = Math.max(silence, performance.now() - spoken);
                    [spoken, last] = [performance.now(), now];
                  }
                };
                ACT;
                while (!(DONE) && performance.now() - begin < PATIENCE) {
                  listen(false);
                  await tick();
                }
                listen(true);
                answers.push([String(silence), String(!!(DONE)), ...SAID.map(String)]);
              }
              return answers;
            }
            """;

    /** A file, or a text as its bytes. */
    record Part(String name, byte[] bytes) {
        static Part text(String text) {
            return new Part("text", text.getBytes(StandardCharsets.UTF_8));
        }
    }

    /**
     * What the page said to an input.
     *
     * @param silenceMs how long it said nothing new at most, until it had answered
     * @param said the texts that were asked for
     */
    record Answer(double silenceMs, List<String> said) {}

    /**
     * Gives the page all inputs.
     *
     * @throws AssertionError if it does not answer one
     */
    List<Answer> give(Visit visit, List<List<Part>> inputs) {
        String script = LOOP.replace("ACT", act)
                .replace("DONE", done)
                .replace("SAID", said)
                .replace("PATIENCE", Integer.toString(PATIENCE_MS));
        List<Answer> answers = new ArrayList<>();
        for (int from = 0; from < inputs.size(); from += AT_A_TIME) {
            List<List<Part>> some = inputs.subList(from, Math.min(inputs.size(), from + AT_A_TIME));
            Object told = visit.page()
                    .evaluate(script, some.stream().map(PageInput::packed).toList());
            for (Object each : (List<?>) told) {
                List<String> texts =
                        ((List<?>) each).stream().map(String::valueOf).toList();
                if (!texts.get(1).equals("true")) {
                    throw new AssertionError("The page says nothing to " + described(inputs.get(answers.size()))
                            + "; it shows " + texts + ", complaints " + visit.complaints());
                }
                answers.add(new Answer(Double.parseDouble(texts.get(0)), texts.subList(2, texts.size())));
            }
        }
        return answers;
    }

    private static List<Map<String, String>> packed(List<Part> input) {
        return input.stream()
                .map(part ->
                        Map.of("name", part.name(), "bytes", Base64.getEncoder().encodeToString(part.bytes())))
                .toList();
    }

    /** An input for a message, from which it can be made again. */
    static String described(List<Part> input) {
        return Arrays.toString(packed(input).toArray());
    }
}
