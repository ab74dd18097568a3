/** What the page of an application asks for while it is filled in. Handing in is the engine's. */
package beijing.facility.lifecycle.web;
