/**
 * Files as the command line reads and writes them, the memory that they may take, and what is said when they cannot be
 * used. Begin with {@link inkling.cli.files.InputFile}.
 */
package inkling.cli.files;
