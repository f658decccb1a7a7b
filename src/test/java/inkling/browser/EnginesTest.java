package inkling.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Route;
import inkling.Thorough;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Browsers that lack something, or do it wrong: another engine does the work, and the page says why. */
@Thorough
class EnginesTest {
    private static final String RUN = "data=synthetic&layers=16&epochs=1&threads=2&run=1&engine=";

    /** No memory that threads share, though the page is isolated; some browsers have it switched off. */
    private static final String NOT_SHARED = "const Memory = WebAssembly.Memory;"
            + " WebAssembly.Memory = class extends Memory { constructor(wish) {"
            + " if (wish.shared) { throw new RangeError('no shared memory'); } super(wish); } };";

    /** Refuses every module with a certain instruction after the prefix of atomics, as browsers do that know none. */
    private static final String NO_ATOMICS = "const hasAtomics = module => {"
            + " const code = Uint8Array.from(module, byte => byte & 255); for (let i = 0; i + 2 < code.length; i++) {"
            + " if (code[i] === 0xfe && code[i + 1] === 0x10 && code[i + 2] === 2) { return true; } } return false; };"
            + " const validate = WebAssembly.validate; WebAssembly.validate = code => !hasAtomics(code) && validate(code);"
            + " const Module = WebAssembly.Module; WebAssembly.Module = function (code) {"
            + " if (hasAtomics(code)) { throw new WebAssembly.CompileError('unrecognized opcode: fe 10'); }"
            + " return new Module(code); };";

    private static final String NO_MODULES =
            "WebAssembly.Module = function () { throw new WebAssembly.CompileError('refused by a policy.'); };";

    /** Products of vectors are sums, and where a sum is rounded together with a product, the product is taken away. */
    private static final String WRONG = "const Module = WebAssembly.Module; WebAssembly.Module = function (code) {"
            + " const wrong = Uint8Array.from(code, byte => byte & 255); for (let i = 0; i + 3 < wrong.length; i++) {"
            + " if (wrong[i] !== 0xfd) { continue; }"
            + " if (wrong[i + 1] === 0xe6 && wrong[i + 2] === 1) { wrong[i + 1] = 0xe4; }"
            + " if (wrong[i + 1] === 0x85 && wrong[i + 2] === 2) { wrong[i + 1] = 0x86; } }"
            + " return new Module(wrong); };";

    private static final Site site = Site.built();

    /** A visitor whose SIMD engine finds the browser changed. */
    private static Visit visit(String change, String hash) {
        return site.visitWhere(
                "**/engine-simd.js",
                route -> {
                    // What a module imports is run before the rest of it.
                    String script = change + " const { main } = await import('./worker.js'); main(['simd']);";
                    Site.answerWith(route, script);
                },
                hash);
    }

    private static void answerWithPolicy(Route route, String policy) {
        APIResponse response = route.fetch();
        Map<String, String> headers = new HashMap<>(response.headers());
        headers.put("content-security-policy", policy);
        route.fulfill(new Route.FulfillOptions().setResponse(response).setHeaders(headers));
    }

    private static void assertTrains(Visit visit, String engine, String note) {
        visit.awaitState("done");
        assertEquals(engine, visit.page().getAttribute("html", "data-engine"));
        assertEquals("1", visit.page().getAttribute("html", "data-threads"));
        assertTrue(visit.text("machine").contains(note), visit.text("machine"));
        assertTrue(visit.number("test-accuracy") > 0.5, "accuracy " + visit.number("test-accuracy"));
        assertEquals("3", visit.read(Handwriting.three()));
    }

    @ParameterizedTest
    @ValueSource(strings = {NOT_SHARED, NO_ATOMICS})
    void withoutSharedMemoryTheSameEngineWorksOnOneThread(String change) {
        try (Visit visit = visit(change, RUN + "auto")) {
            assertTrains(visit, "simd", "1 thread. This browser refuses memory that threads share.");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"auto", "simd"})
    void whereModulesAreRefusedJavaScriptWorks(String engine) {
        try (Visit visit = visit(NO_MODULES, RUN + engine)) {
            assertTrains(visit, "js", "SIMD cannot run here: CompileError: refused by a policy; JavaScript is");
        }
    }

    @Test
    void anEngineThatCalculatesWrongIsNotUsed() {
        try (Visit visit = visit(WRONG, RUN + "auto")) {
            assertTrains(visit, "js", "SIMD gives wrong results in this browser; JavaScript is used instead.");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"auto", "simd", "wasm-gc"})
    void onAHostWhosePolicyKnowsNoWebAssemblyJavaScriptWorks(String engine) {
        try (Visit visit =
                site.visitWhere("**/*", route -> answerWithPolicy(route, "default-src 'self'"), RUN + engine)) {
            assertTrains(visit, "js", "JavaScript is used instead.");
        }
    }
}
