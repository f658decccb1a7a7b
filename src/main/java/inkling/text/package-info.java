/**
 * Numbers as text: for people, for scripts and for style sheets. Page, worker and command line write them alike. Uses
 * no other room.
 */
package inkling.text;
