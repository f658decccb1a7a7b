package inkling.browser;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The processes of the browsers that the tests have begun. */
final class Processes {
    private Processes() {}

    /** Those of this test program whose command line has a text in it. */
    static List<ProcessHandle> with(String text) {
        return with(ProcessHandle.current(), text);
    }

    /** Those that a process has begun, or that these have, whose command line has a text in it. */
    static List<ProcessHandle> with(ProcessHandle ancestor, String text) {
        return ancestor.descendants()
                .filter(process -> process.info().commandLine().orElse("").contains(text))
                .toList();
    }

    /** Ends processes and all that they have begun; they have no time to do anything about it. */
    static void kill(List<ProcessHandle> processes) {
        List<ProcessHandle> all = processes.stream()
                .flatMap(process -> Stream.concat(Stream.of(process), process.descendants()))
                .distinct()
                .toList();
        all.forEach(ProcessHandle::destroyForcibly);
        CompletableFuture<?>[] ends = all.stream().map(ProcessHandle::onExit).toArray(CompletableFuture<?>[]::new);
        // One whose parent is gone too may never be reported as gone.
        CompletableFuture.allOf(ends)
                .completeOnTimeout(null, 1, TimeUnit.SECONDS)
                .join();
    }
}
