/** A text of the demo. {place} and {n} are filled when a post is made of it. */
export interface DemoText {
  title: string;
  text: string;
}
