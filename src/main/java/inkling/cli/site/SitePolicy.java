package inkling.cli.site;

import java.util.Map;

/**
 * The Content-Security-Policy that the site's files are sent with, by the local server and by the service worker. A page
 * has the same policy in itself, but a worker obeys only the one that comes with its script. Any page may frame this one
 * where it is public, as teachers do: there is no account here that a frame could be used to trick somebody with. What is
 * served on one's own machine is framed by pages of that machine only.
 */
public final class SitePolicy {
    /** Stands for every file that has no policy of its own. */
    private static final String ALL = "*";

    private static final String STRICT = policy("'self' 'wasm-unsafe-eval'");

    /** TeaVM's WebAssembly runtime makes functions from texts, so that the worker which loads it must be allowed to. */
    private static final String FUNCTIONS_FROM_TEXT = policy("'self' 'wasm-unsafe-eval' 'unsafe-eval'");

    private static final Map<String, String> POLICIES = Map.of(ALL, STRICT, "engine-wasm-gc.js", FUNCTIONS_FROM_TEXT);

    private static final String FRAMED_FROM_HERE = "; frame-ancestors 'self' http://localhost:* http://127.0.0.1:*";

    private SitePolicy() {}

    /** All policies by the path of their file in the site; {@code *} is for every file that is not named. */
    static Map<String, String> all() {
        return POLICIES;
    }

    /** The policy of a file, by its path in the site. */
    static String of(String path) {
        return POLICIES.getOrDefault(path, STRICT);
    }

    /** The policy of a file that is served to one's own machine only. */
    static String ofLocal(String path) {
        return of(path) + FRAMED_FROM_HERE;
    }

    private static String policy(String scripts) {
        return "default-src 'self'; script-src " + scripts + "; style-src 'self'; img-src 'self' data: blob:;"
                + " worker-src 'self'; connect-src 'self'; object-src 'none'; base-uri 'none'; form-action 'none'";
    }
}
