package inkling.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class BackendFactoryTest {
    @Test
    void plainJavaWorksInTheHeapOnTheCallersThread() {
        BackendFactory factory = BackendFactory.plain(bytes -> assertEquals(4 * 7 + 4 * 3 + 4 * 3 + 5 * 6, bytes));
        Backend backend = factory.create(3, plan -> {
            assertEquals(0, plan.memory().allocate(7).length);
            assertEquals(0, plan.memory().allocateIndices(3).length);
            assertEquals(0, plan.memory().allocateRows(2, 9, 5).values().length);
        });
        assertEquals("scalar", factory.variant());
        assertSame(Memory.HEAP, backend.memory());
        assertEquals(1, backend.threads().count());
        backend.threads().limit(1);
        backend.threads().dismiss();
        assertEquals(1, backend.threads().count());
    }

    @Test
    void whatIsTooLargeIsRefusedBeforeItIsMade() {
        BackendFactory factory = BackendFactory.plain(bytes -> {
            throw new IllegalArgumentException("too large: " + bytes);
        });
        IllegalArgumentException e = assertThrows(
                IllegalArgumentException.class,
                () -> factory.create(1, plan -> plan.memory().allocate(1L << 40)));
        assertEquals("too large: " + (4L << 40), e.getMessage());
    }
}
