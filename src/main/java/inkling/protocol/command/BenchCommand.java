package inkling.protocol.command;

import inkling.protocol.frame.Frame;
import inkling.protocol.frame.Kinds;
import inkling.recipe.Recipe;

/** What the measuring page asks of its worker. */
public sealed interface BenchCommand extends Command {
    /** How each kind is read, and which method of the receiver hears it. */
    Kinds<Receiver> KINDS = new Kinds<Receiver>()
            .with("bench", in -> new Bench(in.recipe(), in.integer(), in.flag(), in.integer()), Receiver::bench)
            .with("benchTextbook", in -> new BenchTextbook(in.recipe()), Receiver::benchTextbook);

    /** Hears each kind. */
    interface Receiver {
        void bench(Bench command);

        void benchTextbook(BenchTextbook command);
    }

    /**
     * Measure how fast training and reading go.
     *
     * @param recipe what to train; its epochs, patience and weight averaging do not count
     * @param threads the most to work with, 1 or more
     * @param fewer whether to go on with fewer threads where those are quicker
     * @param repeat epochs to time, 1 or more; one more comes before them to warm up
     */
    record Bench(Recipe recipe, int threads, boolean fewer, int repeat) implements BenchCommand {
        @Override
        public Frame frame() {
            return Frame.of("bench", recipe, threads, fewer, repeat);
        }
    }

    /**
     * Measure how fast the textbook loops train, for comparison: they are the same arithmetic without any tuning.
     *
     * @param recipe what to train
     */
    record BenchTextbook(Recipe recipe) implements BenchCommand {
        @Override
        public Frame frame() {
            return Frame.of("benchTextbook", recipe);
        }
    }
}
