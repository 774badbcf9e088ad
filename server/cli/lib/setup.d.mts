export class SetupError extends Error {}
export function checkNode(version?: string): void;
export function listConfigs(part: string): string[];
