package inkling.cli.site;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SitePolicyTest {
    @Test
    void onlyTheWorkerWhoseRuntimeNeedsItMayMakeFunctionsFromText() {
        List<String> allowed = SitePolicy.all().keySet().stream()
                .filter(path -> SitePolicy.of(path).contains("'unsafe-eval'"))
                .toList();
        assertEquals(List.of("engine-wasm-gc.js"), allowed);
        assertTrue(Files.isRegularFile(Path.of("web", allowed.get(0))), "the policy is for a file that there is");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "index.html", "engine-simd.js", "engine-js.js", "engine-wasm-gc.js", "helper.js", "no"})
    void everyFileMayOnlyAskItsOwnOrigin(String path) {
        String policy = SitePolicy.of(path);
        assertTrue(policy.contains("connect-src 'self';"), policy);
        assertTrue(policy.contains("default-src 'self';"), policy);
        assertFalse(policy.contains("frame-ancestors"), "a teacher's page may frame it");
        assertTrue(
                SitePolicy.ofLocal(path).startsWith(policy + "; frame-ancestors 'self' "), "not on one's own machine");
    }

    @Test
    void theContainerSendsTheSamePolicies() throws IOException {
        String server = Files.readString(Path.of("src/main/docker/nginx.conf"));
        assertTrue(server.contains("default \"" + SitePolicy.of("index.html") + "\";"));
        String own = "engine-wasm-gc.js";
        assertTrue(server.contains("/" + own + " \"" + SitePolicy.of(own) + "\";"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"index.html", "bench.html"})
    void pagesAreAsFreeByThemselvesAsWithTheHeader(String page) throws IOException {
        String own = Files.readString(Path.of("web", page))
                .replaceAll("(?s).*Content-Security-Policy\" content=\"([^\"]*)\".*", "$1");
        assertEquals(SitePolicy.of(page), own);
    }
}
