package inkling.data.files;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvFileTest {
    private static CsvFile.Table read(String text) {
        return CsvFile.read(Samples.text("a.csv", text), new MemoryBudget(1 << 20, "take fewer"));
    }

    private static String fault(String text) {
        return assertThrows(IllegalArgumentException.class, () -> read(text)).getMessage();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "label,pixel0,pixel1,pixel2,pixel3\n3,0,255,7,1\n4,9,8,7,6\n",
                "\ufefflabel,1x1,1x2,2x1,2x2\r\n3,0,255,7,1\r\n4,9,8,7,6\r\n",
                "3,0,255,7,1\n4,9,8,7,6",
                "p,q,r,s,label\n0,255,7,1,3\n9,8,7,6,4\n\n",
                "p;q;r;label;s\n0;255;7;3;1\n9;8;7;4;6\n",
                "\"label\"\t\"a\"\t\"b\"\t\"c\"\t\"d\"\n\"3\"\t0\t255\t7\t1\n4.0\t9\t8\t7.0\t6\n",
                "label,0,1,2,3\n3, 0, 255, 7, 1\n4, 9, 8, 7, 6\n",
            })
    void theLabelIsFoundWithOrWithoutAHeader(String text) {
        CsvFile.Table table = read(text);
        assertEquals(2, table.images().count());
        assertEquals(2, table.images().height());
        assertArrayEquals(
                new byte[] {0, (byte) 255, 7, 1, 9, 8, 7, 6}, table.images().bytes());
        assertArrayEquals(new int[] {3, 4}, table.labels().orElseThrow().values());
        assertEquals(List.of(), table.labels().orElseThrow().words());
    }

    @Test
    void aTableWithoutLabelsHasNone() {
        assertTrue(read("pixel0,pixel1,pixel2,pixel3\n1,2,3,4\n").labels().isEmpty());
        assertTrue(read("1,2,3,4\n").labels().isEmpty());
    }

    @Test
    void labelsMayBeWords() {
        Labels labels = read("cat,1,2,3,4\ndog,1,2,3,4\ncat,5,6,7,8\n").labels().orElseThrow();
        assertEquals(List.of("cat", "dog"), labels.words());
        assertArrayEquals(new int[] {0, 1, 0}, labels.values());
    }

    @Test
    void fractionsOfOneBecomeBytes() {
        CsvFile.Table table = read("1,0,0.5,1,1.0\n0,0,0,1e-1,0\n");
        assertArrayEquals(
                new byte[] {0, (byte) 128, (byte) 255, (byte) 255, 0, 0, 26, 0},
                table.images().bytes());
        assertArrayEquals(new int[] {1, 0}, table.labels().orElseThrow().values());
        assertArrayEquals(
                new byte[] {0, (byte) 128, (byte) 255, 0},
                read("7;0;0,5;1;0\n").images().bytes());
    }

    @Test
    void aHeaderMayTellTheSides() {
        CsvFile.Table table =
                read("label,1x1,1x2,1x3,1x4,1x5,1x6,2x1,2x2,2x3,2x4,2x5,2x6\n1,1,2,3,4,5,6,7,8,9,10,11,12\n");
        assertEquals(2, table.images().height());
        assertEquals(6, table.images().width());
    }

    @Test
    void whatIsWrongIsNamedWithItsLine() {
        assertEquals(
                "a.csv is cut short or damaged: line 3 has 3 columns, but the first has 5.",
                fault("1,1,2,3,4\n2,1,2,3,4\n3,1,2\n"));
        assertEquals(
                "a.csv has 'x' in line 2, column 3; a pixel is a number from 0 to 255.",
                fault("1,1,2,3,4\n2,1,x,3,4\n"));
        for (String wrong : List.of("256", "-1", "", "0x1p3", "1f", "NaN", "١")) {
            String sentence = fault("1,1,2,3,4\n2,1," + wrong + ",3,4\n");
            assertTrue(sentence.startsWith("a.csv has '" + wrong + "' in line 2, column 3;"), sentence);
        }
        assertTrue(fault("1,2,3,4,5,6,7\n").startsWith("a.csv has 7 columns,"));
        assertTrue(fault("label,a,b,c,d\n").contains("no pictures below it"));
        assertTrue(fault(String.join(",", java.util.Collections.nCopies(1 + 65 * 65, "1")) + "\n")
                .contains("at most 64 × 64"));
    }

    @Test
    void anyTextIsReadOrRefused() {
        byte[] text = "label,a,b,c,d\n1,2,3,4,5\n".getBytes(java.nio.charset.StandardCharsets.UTF_8);
        java.util.Random random = new java.util.Random(3);
        for (int i = 0; i < 2_000; i++) {
            byte[] mutant = Arrays.copyOf(text, 1 + random.nextInt(text.length));
            for (int j = 0; j < 3; j++) {
                mutant[random.nextInt(mutant.length)] = (byte) ",;\"\n\r\tx0.-\u00e9".charAt(random.nextInt(11));
            }
            try {
                CsvFile.read(new DataFile("a.csv", mutant), new MemoryBudget(1 << 20, "take fewer"));
            } catch (IllegalArgumentException sentence) {
                assertTrue(sentence.getMessage().startsWith("a.csv "), sentence.getMessage());
            }
        }
    }
}
