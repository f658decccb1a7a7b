/**
 * Networks for other programs: {@link inkling.model.export.OnnxFile} writes them as ONNX, {@link
 * inkling.model.export.NumpyScript} as a few lines of Python that read the saved file.
 */
package inkling.model.export;
