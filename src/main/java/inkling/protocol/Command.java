package inkling.protocol;

import com.grack.nanojson.JsonArray;
import com.grack.nanojson.JsonObject;
import inkling.recipe.Recipe;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the page asks of its worker. */
public sealed interface Command {
    /** A field of several messages. */
    String THREADS = "threads";

    /** The message as it is sent. */
    Frame frame();

    /**
     * Read this drawing.
     *
     * @param id comes back with the answer
     * @param yours whether the visitor's own network is asked, not the shipped one
     * @param strokes one array {@code x0, y0, x1, y1, …} per stroke
     */
    record Look(int id, boolean yours, List<float[]> strokes) implements Command {
        @Override
        public Frame frame() {
            List<Integer> lengths = new ArrayList<>();
            int total = 0;
            for (float[] stroke : strokes) {
                lengths.add(stroke.length);
                total += stroke.length;
            }
            float[] points = new float[total];
            int at = 0;
            for (float[] stroke : strokes) {
                System.arraycopy(stroke, 0, points, at, stroke.length);
                at += stroke.length;
            }
            JsonObject fields = new JsonObject();
            fields.put("id", id);
            fields.put("yours", yours);
            fields.put("lengths", new JsonArray(lengths));
            return Frame.of("look", fields, points);
        }

        private static Look of(JsonObject fields, float[] points) {
            JsonArray lengths = fields.getArray("lengths");
            List<float[]> strokes = new ArrayList<>();
            int at = 0;
            for (int i = 0; i < lengths.size(); i++) {
                float[] stroke = new float[lengths.getInt(i)];
                System.arraycopy(points, at, stroke, 0, stroke.length);
                strokes.add(stroke);
                at += stroke.length;
            }
            return new Look(fields.getInt("id"), fields.getBoolean("yours"), strokes);
        }
    }

    /**
     * Read this picture.
     *
     * @param id comes back with the answer
     * @param yours whether the visitor's own network is asked, not the shipped one
     * @param width columns
     * @param height rows
     * @param colours of the pixels, row by row: {@code red * 65536 + green * 256 + blue}
     */
    record ReadPicture(int id, boolean yours, int width, int height, float[] colours) implements Command {
        @Override
        public Frame frame() {
            JsonObject fields = new JsonObject();
            fields.put("id", id);
            fields.put("yours", yours);
            fields.put("width", width);
            fields.put("height", height);
            return Frame.of("picture", fields, colours);
        }

        private static ReadPicture of(JsonObject fields, float[] colours) {
            return new ReadPicture(
                    fields.getInt("id"),
                    fields.getBoolean("yours"),
                    fields.getInt("width"),
                    fields.getInt("height"),
                    colours);
        }
    }

    /**
     * Begin a run.
     *
     * @param recipe all its settings
     * @param threads the most to work with, 1 or more
     * @param paused whether to stop before the first batch and wait
     */
    record Start(Recipe recipe, int threads, boolean paused) implements Command {
        @Override
        public Frame frame() {
            JsonObject fields = new JsonObject();
            fields.put("settings", new JsonObject(recipe.texts()));
            fields.put(THREADS, threads);
            fields.put("paused", paused);
            return Frame.of("start", fields);
        }
    }

    /**
     * Measure how fast training and reading go.
     *
     * @param recipe what to train; its epochs, patience and polish do not count
     * @param threads the most to work with, 1 or more
     * @param repeat epochs to time, 1 or more; one more comes before them to warm up
     */
    record Bench(Recipe recipe, int threads, int repeat) implements Command {
        @Override
        public Frame frame() {
            JsonObject fields = new JsonObject();
            fields.put("settings", new JsonObject(recipe.texts()));
            fields.put(THREADS, threads);
            fields.put("repeat", repeat);
            return Frame.of("bench", fields);
        }
    }

    /**
     * Show what training with these settings would be fed. While a run is on, it shows what it feeds anyway.
     *
     * @param recipe all settings
     */
    record Preview(Recipe recipe) implements Command {
        @Override
        public Frame frame() {
            JsonObject fields = new JsonObject();
            fields.put("settings", new JsonObject(recipe.texts()));
            return Frame.of("preview", fields);
        }
    }

    /**
     * Teach a network the visitor's examples; it answers in the place of the one that it was until the lesson is
     * forgotten.
     *
     * @param yours whether the visitor's own network is taught, not the shipped one
     * @param threads the most to work with, 1 or more
     * @param examples the text of a stroke file
     */
    record Teach(boolean yours, int threads, String examples) implements Command {
        @Override
        public Frame frame() {
            JsonObject fields = new JsonObject();
            fields.put("yours", yours);
            fields.put(THREADS, threads);
            fields.put("examples", examples);
            return Frame.of("teach", fields);
        }
    }

    /** What becomes of a lesson. */
    enum Lesson implements Command {
        /** Leave it unfinished, and the network as it was. */
        STOP_TEACHING,
        /** Ask the network as it was from now on. */
        FORGET_LESSON;

        @Override
        public Frame frame() {
            return Frame.of(name(), new JsonObject());
        }
    }

    /**
     * From now on the visitor's network is the one in this file; a run that is on ends.
     *
     * @param name what the visitor calls the file
     * @param file its bytes
     */
    record Open(String name, byte[] file) implements Command {
        @Override
        public Frame frame() {
            JsonObject fields = new JsonObject();
            fields.put("name", name);
            fields.put("bytes", file.length);
            return Frame.of("open", fields, PackedBytes.pack(file));
        }
    }

    /** A request without content. */
    enum Control implements Command {
        /** Stop after the slice of work in hand. */
        PAUSE,
        /** Go on. */
        RESUME,
        /** Do one batch and pause. */
        STEP,
        /** Forget the run and its network. */
        RESET,
        /** Send the visitor's network as a file. */
        SAVE;

        @Override
        public Frame frame() {
            return Frame.of(name(), new JsonObject());
        }
    }

    /**
     * Reads a message.
     *
     * @throws IllegalArgumentException when it is none that this version knows
     */
    static Command of(Frame frame) {
        JsonObject fields = frame.fields();
        String kind = fields.getString("kind", "");
        return switch (kind) {
            case "look" -> Look.of(fields, frame.numbers());
            case "start" -> new Start(recipe(fields), fields.getInt(THREADS), fields.getBoolean("paused"));
            case "bench" -> new Bench(recipe(fields), fields.getInt(THREADS), fields.getInt("repeat"));
            case "preview" -> new Preview(recipe(fields));
            case "picture" -> ReadPicture.of(fields, frame.numbers());
            case "teach" -> new Teach(fields.getBoolean("yours"), fields.getInt(THREADS), fields.getString("examples"));
            case "STOP_TEACHING", "FORGET_LESSON" -> Lesson.valueOf(kind);
            case "open" ->
                new Open(fields.getString("name"), PackedBytes.unpack(frame.numbers(), fields.getInt("bytes")));
            default -> control(kind);
        };
    }

    private static Recipe recipe(JsonObject fields) {
        Map<String, String> settings = new LinkedHashMap<>();
        JsonObject sent = fields.getObject("settings");
        for (String key : sent.keySet()) {
            settings.put(key, sent.getString(key));
        }
        return Recipe.of(settings);
    }

    private static Control control(String kind) {
        for (Control control : Control.values()) {
            if (control.name().equals(kind)) {
                return control;
            }
        }
        throw Frame.unknown(kind);
    }
}
