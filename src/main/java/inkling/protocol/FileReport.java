package inkling.protocol;

import com.grack.nanojson.JsonObject;

/** What the worker tells of a network that is saved as a file or opened from one. */
public sealed interface FileReport extends Report {
    /**
     * The visitor's network as a file, to be kept.
     *
     * @param name to propose for it
     * @param file its bytes
     */
    record Saved(String name, byte[] file) implements FileReport {
        @Override
        public Frame frame() {
            JsonObject fields = new JsonObject();
            fields.put("name", name);
            fields.put("bytes", file.length);
            return Frame.of("saved", fields, PackedBytes.pack(file));
        }
    }

    /**
     * The visitor's network is now one that was read from a file.
     *
     * @param note which, in a sentence
     */
    record Opened(String note) implements FileReport {
        @Override
        public Frame frame() {
            JsonObject fields = new JsonObject();
            fields.put("note", note);
            return Frame.of("opened", fields);
        }
    }

    /**
     * A file could not be used or made; all is as it was.
     *
     * @param sentence why, and what to do
     */
    record Refused(String sentence) implements FileReport {
        @Override
        public Frame frame() {
            JsonObject fields = new JsonObject();
            fields.put("sentence", sentence);
            return Frame.of("refused", fields);
        }
    }
}
