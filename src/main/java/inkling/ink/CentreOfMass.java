package inkling.ink;

/**
 * The centre of mass of a picture's ink, in pixels from the left and upper edges.
 *
 * @param x from 0 to the picture's width
 * @param y from 0 to the picture's height
 */
record CentreOfMass(double x, double y) {
    /** The centre of mass of a row-major picture that has some ink. */
    static CentreOfMass of(float[] picture, int width) {
        double mass = 0;
        double x = 0;
        double y = 0;
        for (int from = 0, row = 0; from < picture.length; from += width, row++) {
            for (int column = 0; column < width; column++) {
                double value = picture[from + column];
                mass += value;
                x += value * (column + 0.5);
                y += value * (row + 0.5);
            }
        }
        return new CentreOfMass(x / mass, y / mass);
    }
}
