mod brand;
mod browser;
mod courses;
mod forms;
mod guards;
mod home;
mod states;
