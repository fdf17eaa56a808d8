mod brand;
mod browser;
mod courses;
mod forms;
mod gallery;
mod guards;
mod home;
mod states;
