export const heard: string[] = [];
document?.addEventListener("keydown", ({ key }) => heard.push(key));
