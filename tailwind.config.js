// Tailwind 4 takes its theme from style/main.css; this names the files whose classes it makes.
/** @type {import('tailwindcss').Config} */
export default {
  content: ["./app/src/**/*.rs"],
};
