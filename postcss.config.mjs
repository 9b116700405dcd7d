/** Tailwind 4 reads its theme from app/globals.css; nothing else is configured here. */
export default { plugins: { "@tailwindcss/postcss": {} } };
