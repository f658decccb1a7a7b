/**
 * How a message is written and read: a {@link inkling.protocol.frame.Frame} is its fields as text and arrays, {@link
 * inkling.protocol.frame.Kinds} are the messages that a receiver knows.
 */
package inkling.protocol.frame;
