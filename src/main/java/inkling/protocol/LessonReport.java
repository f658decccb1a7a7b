package inkling.protocol;

import com.grack.nanojson.JsonObject;
import inkling.train.LessonFigures;

/** What the worker tells of a lesson on the visitor's own digits. */
public sealed interface LessonReport extends Report {
    /**
     * A lesson goes on.
     *
     * @param sentence what it does, for the visitor
     * @param share done, 0 to 1
     */
    record Progress(String sentence, double share) implements LessonReport {
        @Override
        public Frame frame() {
            JsonObject fields = new JsonObject();
            fields.put("sentence", sentence);
            fields.put("share", share);
            return Frame.of("lesson", fields);
        }
    }

    /**
     * A lesson is over, and the taught network answers.
     *
     * @param yours whether it is the visitor's own network that was taught, not the shipped one
     * @param figures before and after
     */
    record Taught(boolean yours, LessonFigures figures) implements LessonReport {
        @Override
        public Frame frame() {
            JsonObject fields = new JsonObject();
            fields.put("yours", yours);
            fields.put("yoursBefore", Frame.metrics(figures.yoursBefore()));
            fields.put("yoursAfter", Frame.metrics(figures.yoursAfter()));
            fields.put("set", figures.set());
            fields.put("setBefore", Frame.metrics(figures.setBefore()));
            fields.put("setAfter", Frame.metrics(figures.setAfter()));
            return Frame.of("taught", fields);
        }

        static Taught of(JsonObject fields) {
            return new Taught(
                    fields.getBoolean("yours"),
                    new LessonFigures(
                            Frame.metrics(fields.getObject("yoursBefore")),
                            Frame.metrics(fields.getObject("yoursAfter")),
                            fields.getString("set"),
                            Frame.metrics(fields.getObject("setBefore")),
                            Frame.metrics(fields.getObject("setAfter"))));
        }
    }

    /**
     * A lesson has come to nothing, or was forgotten: every network is as it was.
     *
     * @param failed whether something went wrong
     * @param sentence what happened; for a failure, what to do about it
     */
    record NotTaught(boolean failed, String sentence) implements LessonReport {
        @Override
        public Frame frame() {
            JsonObject fields = new JsonObject();
            fields.put("failed", failed);
            fields.put("sentence", sentence);
            return Frame.of("untaught", fields);
        }
    }
}
