/** What the page of a change asks for while it is filled in. Handing in is the engine's. */
package beijing.facility.change.web;
