export const size = Number(localStorage?.getItem("size"));
