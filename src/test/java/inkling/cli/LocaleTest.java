package inkling.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import inkling.data.files.DataFile;
import inkling.data.files.Samples;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is written is the same wherever it is written. */
class LocaleTest {
    private static final List<String> PLOTS = List.of("curves.png", "predictions.png", "confusion.png", "weights.png");

    private final Locale usual = Locale.getDefault();

    @TempDir
    Path temp;

    @AfterEach
    void setBack() {
        Locale.setDefault(usual);
    }

    /** All that the commands write; what differs from run to run is left out. */
    private Map<String, String> written(String data) {
        Path model = temp.resolve("m.safetensors");
        Map<String, String> texts = new LinkedHashMap<>();
        for (String json : List.of("", "--json")) {
            String[] train = {
                "train",
                "--data",
                data,
                "--layers",
                "16",
                "--epochs",
                "2",
                "--init",
                "he",
                "--out",
                model.toString(),
                "--plots",
                temp.toString(),
                json
            };
            texts.put("train" + json, out(train));
            texts.put("evaluate" + json, out("evaluate", "--model", model.toString(), "--data", data, json));
            texts.put(
                    "classify" + json,
                    out(
                            "classify",
                            "--model",
                            model.toString(),
                            temp.resolve("weights.png").toString(),
                            json));
        }
        texts.put("wrong", out("train", "--init", "\u0130"));
        return texts;
    }

    private static String out(String... arguments) {
        String[] given = java.util.Arrays.stream(arguments)
                .filter(each -> !each.isEmpty())
                .toArray(String[]::new);
        CommandRun run = CommandRun.of(given);
        return (run.out() + run.err())
                .replaceAll("[0-9,]+ images/s", "images/s")
                .replaceAll("Took [0-9.]+ s", "Took")
                .replaceAll("\"(images_per_second|seconds)\":[0-9.E-]+", "");
    }

    private Map<String, byte[]> plots() throws IOException {
        Map<String, byte[]> plots = new LinkedHashMap<>();
        for (String plot : PLOTS) {
            plots.put(plot, Files.readAllBytes(temp.resolve(plot)));
        }
        return plots;
    }

    @Test
    void figuresMessagesAndPlotsAreTheSameInEveryLanguage() throws IOException {
        Path folder = Files.createDirectory(temp.resolve("data"));
        for (DataFile file : Samples.four(1_200, 60, 3, 12)) {
            Files.write(folder.resolve(file.name()), file.bytes());
        }
        Locale.setDefault(Locale.ENGLISH);
        Map<String, String> expected = written(folder.toString());
        Map<String, byte[]> plots = plots();
        for (String language : List.of("de-DE", "ar-EG-u-nu-arab", "tr-TR", "hi-IN-u-nu-deva")) {
            Locale.setDefault(Locale.forLanguageTag(language));
            assertEquals(expected, written(folder.toString()), language);
            Map<String, byte[]> drawn = plots();
            for (String plot : PLOTS) {
                assertArrayEquals(plots.get(plot), drawn.get(plot), language + " " + plot);
            }
        }
    }
}
