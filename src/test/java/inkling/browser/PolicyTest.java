package inkling.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Worker;
import inkling.cli.site.SiteVersion;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a worker may do: it obeys only the policy that its own script came with. */
class PolicyTest {
    /** Asks another origin for a file; gives the rule that forbids it, or what came. */
    private static final String ASK_ANOTHER_ORIGIN = "() => new Promise(resolve => {"
            + " self.addEventListener('securitypolicyviolation', event => resolve(event.effectiveDirective));"
            + " fetch('http://another.example/').then(() => resolve('answered'),"
            + " () => setTimeout(resolve, 1000, 'failed otherwise')); })";

    /** In a task of its own: what a test evaluates itself obeys no policy. */
    private static final String MAKE_A_FUNCTION = "() => new Promise(resolve => setTimeout(() => {"
            + " try { resolve(new Function('return 1')()); } catch (refused) { resolve(refused.name); } }))";

    @ParameterizedTest
    @ValueSource(strings = {"simd", "wasm-gc", "js"})
    void aWorkerOfTheLocalServerAsksNoOtherOrigin(String engine) {
        try (Visit visit = Site.built().visit("engine=" + engine)) {
            assertGuarded(visit, engine);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"simd", "wasm-gc"})
    void neitherDoesOneThatCameThroughTheServiceWorker(String engine, @TempDir Path directory) throws IOException {
        Site.copyWithoutData(directory);
        SiteVersion.write(directory);
        try (FailingHost host = FailingHost.start(directory);
                Visit visit = Site.visitAt(host.url())) {
            visit.awaitTrue("navigator.serviceWorker.controller !== null");
            visit.page().navigate(host.url() + "?again#engine=" + engine);
            visit.awaitReady();
            assertGuarded(visit, engine);
        }
    }

    private static void assertGuarded(Visit visit, String engine) {
        List<Worker> workers = visit.page().workers();
        assertEquals(1, workers.size());
        Worker worker = workers.get(0);
        assertEquals(engine, visit.page().getAttribute("html", "data-engine"));
        assertEquals("connect-src", worker.evaluate(ASK_ANOTHER_ORIGIN));
        assertEquals(engine.equals("wasm-gc") ? (Object) 1 : "EvalError", worker.evaluate(MAKE_A_FUNCTION));
    }
}
