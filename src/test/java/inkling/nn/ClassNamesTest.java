package inkling.nn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class ClassNamesTest {
    private static String fault(String... names) {
        return assertThrows(IllegalArgumentException.class, () -> new ClassNames(List.of(names)))
                .getMessage();
    }

    @Test
    void aClassHasItsName() {
        ClassNames names = new ClassNames(List.of("Trouser", "Bag"));
        assertEquals(2, names.count());
        assertEquals("Bag", names.of(1));
        assertEquals(1, names.indexOf("Bag"));
        assertEquals(-1, names.indexOf("Coat"));
    }

    @Test
    void tenNumbersAreTheDigits() {
        assertTrue(ClassNames.numbered(10).areDigits());
        assertFalse(ClassNames.numbered(9).areDigits());
        assertEquals(new ClassNames(List.of("0", "1", "2")), ClassNames.numbered(3));
    }

    @Test
    void aNameThatIsNoNameIsRefused() {
        assertEquals("A class's name has 1 to 60 characters in one line; ' ' has not.", fault("a", " "));
        assertEquals("A class's name has 1 to 60 characters in one line; 'a b' has not.", fault("a\nb"));
        assertEquals(
                "A class's name has 1 to 60 characters in one line; '" + "x".repeat(60) + "…' has not.",
                fault("x".repeat(61)));
        assertEquals("x".repeat(60), new ClassNames(List.of("x".repeat(60))).of(0));
        assertEquals("T shirt", new ClassNames(List.of("T shirt")).of(0), "a space is no control character");
    }

    @Test
    void twoClassesOfOneNameAreRefused() {
        assertEquals("Two classes are called 'Bag'; give each its own name.", fault("Bag", "Coat", "Bag"));
    }
}
