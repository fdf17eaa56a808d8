mod browser;
mod forms;
mod gallery;
mod guards;
mod home;
mod states;
