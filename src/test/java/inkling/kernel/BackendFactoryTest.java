package inkling.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import org.junit.jupiter.api.Test;

class BackendFactoryTest {
    @Test
    void plainJavaWorksInTheHeapOnTheCallersThread() {
        Backend backend = BackendFactory.PLAIN.create(3, plan -> {
            throw new AssertionError("Java's heap needs no plan.");
        });
        assertEquals("scalar", BackendFactory.PLAIN.variant());
        assertSame(Memory.HEAP, backend.memory());
        assertEquals(1, backend.threads().count());
        backend.threads().limit(1);
        backend.threads().dismiss();
        assertEquals(1, backend.threads().count());
    }
}
