package inkling.worker.inspect;

import inkling.data.Dataset;
import inkling.data.Splits;
import inkling.model.ModelCard;
import inkling.nn.inspect.Checkup;
import inkling.text.Numbers;
import java.util.Optional;

/**
 * Images that a checkup looks at: some of the validation images, or a drawing alone.
 *
 * @param sentence which, in words
 * @param size how many
 */
record Sample(String sentence, int size, Images images) {
    private static final int SIZE = 64;

    /** Adds one image of the sample to a checkup. */
    interface Images {
        void addTo(Checkup checkup, int number);
    }

    /**
     * Images for a network, evenly from all of the validation images.
     *
     * @param splits what it may have learned from, if it is there and has images of the network's kind
     */
    static Optional<Sample> of(ModelCard card, Optional<Splits> splits) {
        return splits.map(Splits::validation)
                .filter(set -> set.size() > 0
                        && set.height() == card.input().height()
                        && set.width() == card.input().width()
                        && set.classNames().equals(card.classNames()))
                .map(Sample::ofValidation);
    }

    private static Sample ofValidation(Dataset set) {
        int size = Math.min(SIZE, set.size());
        String sentence = "Over " + Numbers.count(size, "image") + " of " + set.name() + ".";
        return new Sample(sentence, size, (checkup, number) -> {
            int row = (int) ((double) number * set.size() / size);
            float[] image = new float[set.images().width()];
            set.images().copyRow(row, image, 0);
            checkup.add(image, set.label(row));
        });
    }

    /** A drawing, taken for what it is read as. */
    static Sample of(float[] picture, int readAs) {
        return new Sample(
                "Over your drawing alone, as no other images are loaded; Train loads some.",
                1,
                (checkup, number) -> checkup.add(picture, readAs));
    }
}
