/** The laboratory: the views of the drawer below the bench. */
package inkling.lab;
