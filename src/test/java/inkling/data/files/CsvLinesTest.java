package inkling.data.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CsvLinesTest {
    private static CsvLines lines(String text) {
        return new CsvLines("a.csv", text.getBytes(StandardCharsets.UTF_8));
    }

    private static List<List<String>> all(String text) {
        CsvLines lines = lines(text);
        List<List<String>> all = new ArrayList<>();
        while (lines.next()) {
            all.add(lines.fields());
        }
        assertEquals(all.size(), CsvLines.count(text.getBytes(StandardCharsets.UTF_8)));
        return all;
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "ISO-8859-1"})
    void lettersOfOtherLanguagesAreRead(String charset) {
        byte[] bytes = "0,Stövchen\n1,Mütze".getBytes(Charset.forName(charset));
        CsvLines lines = new CsvLines("names.csv", bytes);
        assertTrue(lines.next());
        assertEquals("Stövchen", lines.field(1));
        assertEquals("0,Stövchen\n1,Mütze", new DataFile("names.csv", bytes).text());
    }

    @Test
    void linesEndAsOnAnySystemAndEmptyOnesArePassedOver() {
        List<List<String>> expected = List.of(List.of("a", "b"), List.of("c", "d"));
        assertEquals(expected, all("a,b\nc,d"));
        assertEquals(expected, all("a,b\r\nc,d\r\n"));
        assertEquals(expected, all("\ufeff\n\r\n  \na,b\n\n \r\nc,d\n\n"));
        assertEquals(List.of(), all(""));
        assertEquals(List.of(), all("\n"));
    }

    @Test
    void theSeparatorIsWhatTheFirstLineHasMostOf() {
        assertEquals(List.of(List.of("a", "b;c", "d")), all("a,b;c,d"));
        assertEquals(List.of(List.of("a", "b,c", "d")), all("a;b,c;d"));
        assertEquals(List.of(List.of("a", "b,c", "d;e", "f")), all("a\tb,c\td;e\tf"));
        assertEquals(List.of(List.of("a;b", "c")), all("a;b,c"), "a comma, if there are as many of both");
        assertEquals(List.of(List.of("a\tb", "c")), all("a\tb,c"));
        assertEquals(List.of(List.of("é;", "ü")), all("é;,ü"));
        assertEquals(List.of(List.of("a", "b"), List.of("c;d;e", "f")), all("a,b\nc;d;e,f"), "the first line alone");
    }

    @Test
    void quotesAndSpacesAroundAFieldAreNoPartOfIt() {
        assertEquals(List.of(List.of("a,b", "c d", "")), all("\"a,b\",  c d  ,"));
        assertEquals(List.of(List.of("a", "b\"c", "", "\"")), all("a,\"b\"\"c\",\"\",\"\"\"\""));
        assertEquals(List.of(List.of("5\"", "a")), all("5\"\",a"), "within a field two stand for one");
        assertEquals(List.of(List.of("\"a,b")), all("\"a,b"), "one that is left open");
    }

    @Test
    void aLineMayHaveManyFields() {
        List<String> numbers = Collections.nCopies(100, "7");
        assertEquals(List.of(numbers), all(String.join(",", numbers)));
        CsvLines lines = lines(String.join(",", numbers));
        assertTrue(lines.next());
        assertEquals("7", lines.field(99));
        assertEquals("", lines.field(100));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a,b\n1,2,3\n", "a,b\n1\n"})
    void aLineOfAnotherLengthIsNamed(String text) {
        CsvLines lines = lines(text);
        assertTrue(lines.next());
        lines.requireFields(2);
        assertTrue(lines.next());
        String found = text.contains("3") ? "3" : "1";
        assertEquals(
                "a.csv is cut short or damaged: line 2 has " + found + " columns, but the first has 2.",
                assertThrows(IllegalArgumentException.class, () -> lines.requireFields(2))
                        .getMessage());
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "9, 9",
        "10, 10",
        "255, 255",
        "007, 7",
        "0255, 255",
        "255.0, 255",
        "0.5, 0.5",
        "1e2, 100",
        "2.55E+2, 255",
        "12., 12"
    })
    void aPixelIsANumberFromZeroTo255(String text, double value) {
        CsvLines lines = lines(text + "," + text);
        assertTrue(lines.next());
        assertEquals(value, lines.pixel(0));
        assertEquals(value, lines.pixel(1));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"256", "999", "1000", "-1", "255.01", "/", ":", "1:", "+1", "1e", "1e1000", ".5", "''", "a"})
    void anythingElseIsNamedWithItsPlace(String text) {
        CsvLines lines = lines("0,1\n\n0," + text);
        assertTrue(lines.next());
        assertTrue(lines.next());
        assertEquals(
                "a.csv has '" + text + "' in line 3, column 2; a pixel is a number from 0 to 255.",
                assertThrows(IllegalArgumentException.class, () -> lines.pixel(1))
                        .getMessage());
    }

    @Test
    void ofALongTextTheBeginningIsShown() {
        CsvLines lines = lines("x".repeat(20) + "," + "y".repeat(21));
        assertTrue(lines.next());
        assertTrue(assertThrows(IllegalArgumentException.class, () -> lines.pixel(0))
                .getMessage()
                .startsWith("a.csv has '" + "x".repeat(20) + "' in line 1"));
        assertTrue(assertThrows(IllegalArgumentException.class, () -> lines.pixel(1))
                .getMessage()
                .startsWith("a.csv has '" + "y".repeat(20) + "…' in line 1"));
    }

    @Test
    void aDecimalCommaCountsBetweenSemicolonsOnly() {
        CsvLines lines = lines("0,5;1;0");
        assertTrue(lines.next());
        assertEquals(0.5, lines.pixel(0));
        assertEquals(1, lines.pixel(1));
    }

    @Test
    void numbersAreWrittenAsByOtherPrograms() {
        assertTrue(CsvLines.isNumber("-1.5e-10"));
        assertTrue(CsvLines.isNumber("1".repeat(39)));
        assertFalse(CsvLines.isNumber("1".repeat(40)));
        assertFalse(CsvLines.isNumber("1 "));
    }
}
