import type { TemplateWords } from '../template-words.ts';

export const ELECTIONS_EN: TemplateWords = {
  name: 'Report and elections',
  what: 'Eight weeks: report so that it is understood, bring people to the conference, and elect.',
  goal: 'Members know what was done in the term, come to the meeting and choose themselves whom to trust with the next one.',
  messages: [
    'The report is figures and documents that anybody can check.',
    'Your vote decides who speaks with the employer for you.',
    'Any member may propose a candidate or a question.',
  ],
  phases: [
    'We prepare the report',
    'Meetings of the groups',
    'We invite to the conference',
    'What came of it, and first decisions',
  ],
  tasks: [
    'Fix the dates of the meetings and how many delegates each group sends',
    'Check terms, quorum and the way of voting against the statute with a lawyer',
    'Put the report on one page: promised, done, not managed',
    'Hold the meetings of the groups and hand over the minutes',
    'Publish the list of candidates with their consent',
    'Ask the delegates by phone whether they will come',
    'Tell who was elected and what was decided, the same day',
  ],
  indicators: {
    renewed: {
      name: 'Groups that have elected their rep',
      definition: 'Share of groups where elections went by the statute and there are minutes.',
      source: 'Minutes of meetings',
      unit: '%',
      rule: 'Less than half by the middle: go to the groups ourselves.',
    },
    turnout: {
      name: 'Came to meetings',
      definition: 'People on the attendance lists of all meetings, each person once.',
      source: 'Attendance lists',
      unit: 'people',
      rule: 'No quorum twice: change the time to suit the shift.',
    },
    questions: {
      name: 'Questions and proposals',
      definition: 'Questions about the report and proposals for the resolution, spoken and written.',
      source: 'Notebook of meetings, comments',
      unit: 'questions',
      rule: 'No questions: the report is not understood, write it anew.',
    },
  },
  budget: ['Report and texts', 'Meetings of the groups', 'Hall, printing of ballots and minutes'],
  drafts: [
    {
      title: 'Reports and elections: when and where in your shift',
      text: 'The term of the committee comes to its end. Meetings are from [date] to [date], the conference is on [date, place]. Dates by shift: [link]. Does the time suit you? Write while it can be changed.',
    },
    {
      title: 'Promised and done: the report on one page',
      text: 'Five years ago we promised [number] things. We did [number], did not manage [number], and say why. Each line has its document: [link]. What would you ask the committee at the meeting? We collect questions here.',
    },
    {
      title: 'Who is a rep, and why become one',
      text: 'A rep is the person people go to first. It is [hours] a week, training and the help of a lawyer. Would you try, or do you know whom to propose? Say so at the meeting of your group on [date].',
    },
    {
      title: 'Candidates: who they are and what they stand for',
      text: 'The conference chooses from [number] candidates: [names, with their consent]. Each has answered three questions, read them: [link]. Delegates decide, and your delegate is [name].',
    },
    {
      title: 'Who was elected and what was decided',
      text: 'The conference was on [date], with [number] of [number] delegates. The chair is [name]. First decisions: [decision and date]. The minutes can be read: [where].',
    },
  ],
};
