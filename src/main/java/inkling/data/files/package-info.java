/**
 * Data sets that people bring: IDX files (MNIST, Fashion-MNIST, KMNIST, EMNIST, QMNIST), CSV as Kaggle has it, NumPy's
 * .npy and .npz, packed with gzip or zip or not. Begin with {@link inkling.data.files.OwnData}. What a file is, its
 * content decides; its name only tells training from test images.
 */
package inkling.data.files;
